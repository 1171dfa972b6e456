ALTER TABLE `template_items` ADD `criterion_condition` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `template_items` ADD `limit_reading` text;--> statement-breakpoint
ALTER TABLE `risk_items` ADD `criterion_condition` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `risk_items` ADD `limit_reading` text;