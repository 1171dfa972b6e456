ALTER TABLE `check_answers` ADD `seconds` integer;--> statement-breakpoint
ALTER TABLE `check_records` ADD `opened_at` text;--> statement-breakpoint
ALTER TABLE `check_records` ADD `signed_at` text;--> statement-breakpoint
ALTER TABLE `check_records` ADD `seconds` integer;