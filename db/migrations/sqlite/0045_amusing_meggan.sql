CREATE TABLE `word_templates` (
	`enterprise_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`bytes` integer NOT NULL,
	`unknown` text NOT NULL,
	`missing` text NOT NULL,
	`state` text NOT NULL,
	`taken_by` text NOT NULL,
	`taken_by_name` text NOT NULL,
	`taken_at` text NOT NULL,
	PRIMARY KEY(`enterprise_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `word_templates_number` ON `word_templates` (`enterprise_id`,`kind`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `word_templates_current` ON `word_templates` (`enterprise_id`,`kind`) WHERE state = 'current';