CREATE TABLE `issued_files` (
	`enterprise_id` text NOT NULL,
	`hash` text NOT NULL,
	`content_hash` text NOT NULL,
	`format` text NOT NULL,
	`bytes` integer NOT NULL,
	`issued_at` text NOT NULL,
	PRIMARY KEY(`enterprise_id`, `hash`)
);
--> statement-breakpoint
CREATE INDEX `issued_files_hash` ON `issued_files` (`hash`);