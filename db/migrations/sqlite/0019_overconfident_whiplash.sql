ALTER TABLE `risk_items` ADD `measurements` text;--> statement-breakpoint
ALTER TABLE `check_answers` ADD `measured` text;--> statement-breakpoint
ALTER TABLE `check_answers` ADD `measured_product` text;--> statement-breakpoint
CREATE INDEX `check_answers_measured` ON `check_answers` (`enterprise_id`,`item_id`) WHERE measured is not null;