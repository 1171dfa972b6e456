ALTER TABLE `persons` ADD `phone` text;--> statement-breakpoint
ALTER TABLE `check_records` ADD `plate` text;--> statement-breakpoint
ALTER TABLE `check_records` ADD `in_place_of` text;