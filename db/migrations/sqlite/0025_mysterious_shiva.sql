CREATE TABLE `post_changes` (
	`enterprise_id` text NOT NULL,
	`id` text NOT NULL,
	`post_id` text NOT NULL,
	`kind` text NOT NULL,
	`note` text NOT NULL,
	`stop_id` text,
	`recorded_by` text NOT NULL,
	`recorded_by_name` text NOT NULL,
	`recorded_at` text NOT NULL,
	PRIMARY KEY(`enterprise_id`, `id`),
	FOREIGN KEY (`enterprise_id`,`post_id`) REFERENCES `posts`(`enterprise_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `post_changes_post` ON `post_changes` (`enterprise_id`,`post_id`,`kind`,`recorded_at`);--> statement-breakpoint
ALTER TABLE `post_holdings` ADD `stands_in_for` text;--> statement-breakpoint
ALTER TABLE `risk_items` ADD `changes` text;