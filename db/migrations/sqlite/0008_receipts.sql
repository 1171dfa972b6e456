CREATE TABLE `receipts` (
	`enterprise_id` text NOT NULL,
	`person_id` text NOT NULL,
	`key` text NOT NULL,
	`verb` text NOT NULL,
	`input_hash` text NOT NULL,
	`result` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`enterprise_id`, `person_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `receipts_at` ON `receipts` (`at`);--> statement-breakpoint
ALTER TABLE `hazards` ADD `cost` integer;--> statement-breakpoint
CREATE INDEX `hazards_cost` ON `hazards` (`enterprise_id`,`cost`,`id`) WHERE cost is not null;