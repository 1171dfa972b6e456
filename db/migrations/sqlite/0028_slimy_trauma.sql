DROP INDEX `check_answers_item`;--> statement-breakpoint
CREATE INDEX `check_answers_item` ON `check_answers` (`enterprise_id`,`item_id`,`record_id`);--> statement-breakpoint
CREATE INDEX `risk_items_frequency` ON `risk_items` (`enterprise_id`,`frequency`,`post_id`);