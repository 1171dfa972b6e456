DROP INDEX `check_records_post_day`;--> statement-breakpoint
ALTER TABLE `check_records` ADD `turn` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `check_records` ADD `turn_name` text;--> statement-breakpoint
CREATE UNIQUE INDEX `check_records_post_day` ON `check_records` (`enterprise_id`,`post_id`,`day`,`turn`,`further`,`revision`);--> statement-breakpoint
DROP INDEX `gap_reasons_period`;--> statement-breakpoint
ALTER TABLE `gap_reasons` ADD `turn` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `gap_reasons_period` ON `gap_reasons` (`enterprise_id`,`kind`,`post_id`,`period`,`turn`);--> statement-breakpoint
ALTER TABLE `posts` ADD `shifts` text;--> statement-breakpoint
ALTER TABLE `day_closes` ADD `turns` text;