ALTER TABLE `regulator_officers` ADD `role` text;--> statement-breakpoint
ALTER TABLE `regulator_officers` ADD `ended_at` text;--> statement-breakpoint
ALTER TABLE `regulators` ADD `upper_id` text;--> statement-breakpoint
ALTER TABLE `regulators` ADD `level` text;--> statement-breakpoint
CREATE INDEX `regulators_upper` ON `regulators` (`upper_id`);