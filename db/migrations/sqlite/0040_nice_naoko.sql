ALTER TABLE `submissions` ADD `state` text DEFAULT 'waiting' NOT NULL;--> statement-breakpoint
CREATE INDEX `submissions_state` ON `submissions` (`regulator_id`,`state`,`submitted_at`,`id`);--> statement-breakpoint
CREATE INDEX `submissions_newest` ON `submissions` (`enterprise_id`,`regulator_id`,`submitted_at`,`id`,`state`);--> statement-breakpoint
CREATE INDEX `submissions_received_number` ON `submissions` (`regulator_id`,`number`);