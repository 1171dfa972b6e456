CREATE TABLE `supervision_records` (
	`enterprise_id` text NOT NULL,
	`id` text NOT NULL,
	`number` text NOT NULL,
	`kind` text NOT NULL,
	`day` text NOT NULL,
	`subject` text NOT NULL,
	`role` text,
	`result` text NOT NULL,
	`reference` text NOT NULL,
	`words` text NOT NULL,
	`instrument_id` text,
	`regulator_id` text NOT NULL,
	`regulator_name` text NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`recorded_at` text NOT NULL,
	`withdrawn_at` text,
	`withdrawn_words` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`enterprise_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `supervision_records_number` ON `supervision_records` (`regulator_id`,`number`);--> statement-breakpoint
CREATE INDEX `supervision_records_enterprise` ON `supervision_records` (`enterprise_id`,`recorded_at`,`id`);--> statement-breakpoint
CREATE INDEX `supervision_records_instrument` ON `supervision_records` (`instrument_id`);--> statement-breakpoint
ALTER TABLE `regulators` ADD `settings` text;--> statement-breakpoint
ALTER TABLE `instruments` ADD `heading` text;