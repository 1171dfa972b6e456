CREATE TABLE `sweep_items` (
	`enterprise_id` text NOT NULL,
	`id` text NOT NULL,
	`content` text NOT NULL,
	`workshop_id` text,
	`post_id` text,
	`entered_by` text NOT NULL,
	`entered_by_name` text NOT NULL,
	`entered_at` text NOT NULL,
	`ended_by_name` text,
	`ended_at` text,
	`version` integer NOT NULL,
	PRIMARY KEY(`enterprise_id`, `id`),
	FOREIGN KEY (`enterprise_id`,`workshop_id`) REFERENCES `workshops`(`enterprise_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`enterprise_id`,`post_id`) REFERENCES `posts`(`enterprise_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `weekly_reports` ADD `sweep` text;