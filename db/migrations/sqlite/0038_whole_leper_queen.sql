CREATE TABLE `instrument_acts` (
	`enterprise_id` text NOT NULL,
	`instrument_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`verb` text NOT NULL,
	`words` text NOT NULL,
	`photos` text NOT NULL,
	`hazards` text NOT NULL,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`enterprise_id`, `instrument_id`, `ordinal`),
	FOREIGN KEY (`enterprise_id`,`instrument_id`) REFERENCES `instruments`(`enterprise_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `instruments` (
	`enterprise_id` text NOT NULL,
	`id` text NOT NULL,
	`number` text NOT NULL,
	`kind` text NOT NULL,
	`document_number` text NOT NULL,
	`words` text NOT NULL,
	`reply_by` text,
	`regulator_id` text NOT NULL,
	`regulator_name` text NOT NULL,
	`enterprise_name` text NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`second_officer` text NOT NULL,
	`issued_at` text NOT NULL,
	`stage` text NOT NULL,
	`stage_at` text NOT NULL,
	PRIMARY KEY(`enterprise_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `instruments_number` ON `instruments` (`regulator_id`,`number`);--> statement-breakpoint
CREATE INDEX `instruments_regulator` ON `instruments` (`regulator_id`,`stage`,`stage_at`,`id`);--> statement-breakpoint
CREATE INDEX `instruments_enterprise` ON `instruments` (`enterprise_id`,`issued_at`,`id`);--> statement-breakpoint
CREATE TABLE `officer_reads` (
	`officer_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`officer_id`, `submission_id`)
);
--> statement-breakpoint
INSERT OR IGNORE INTO `serials` (`enterprise_id`, `name`, `last`) SELECT `regulator_id`, 'submission-' || substr(`number`, 4, 4), max(cast(substr(`number`, 9) AS integer)) FROM `submissions` GROUP BY 1, 2;
