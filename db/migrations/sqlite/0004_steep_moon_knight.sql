CREATE TABLE `sealed_papers` (
	`enterprise_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`number` text NOT NULL,
	`content_hash` text NOT NULL,
	`content` text NOT NULL,
	`sealed_at` text NOT NULL,
	PRIMARY KEY(`enterprise_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sealed_papers_subject` ON `sealed_papers` (`enterprise_id`,`kind`,`subject_id`,`ordinal`);--> statement-breakpoint
ALTER TABLE `hazards` ADD `risk_point` text;