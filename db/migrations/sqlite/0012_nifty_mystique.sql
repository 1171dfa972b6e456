DROP INDEX `check_records_post_day`;--> statement-breakpoint
ALTER TABLE `check_records` ADD `further` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `check_records` ADD `further_because` text;--> statement-breakpoint
CREATE UNIQUE INDEX `check_records_post_day` ON `check_records` (`enterprise_id`,`post_id`,`day`,`further`,`revision`);