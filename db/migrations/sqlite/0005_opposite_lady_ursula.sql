CREATE TABLE `password_tries` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`network` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `password_tries_name` ON `password_tries` (`name`,`network`,`at`);--> statement-breakpoint
CREATE INDEX `password_tries_network` ON `password_tries` (`network`,`at`);--> statement-breakpoint
CREATE INDEX `password_tries_at` ON `password_tries` (`at`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`enterprise_id` text NOT NULL,
	`id` text NOT NULL,
	`account_id` text NOT NULL,
	`name` text NOT NULL,
	`joined_on` text NOT NULL,
	`invited_by_name` text NOT NULL,
	`invited_at` text NOT NULL,
	`answer` text,
	`answered_at` text,
	`version` integer NOT NULL,
	PRIMARY KEY(`enterprise_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `invitations_account` ON `invitations` (`account_id`);--> statement-breakpoint
ALTER TABLE `accounts` ADD `last_enterprise_id` text;--> statement-breakpoint
UPDATE sessions SET acting_enterprise_id = (SELECT enterprise_id FROM persons WHERE persons.account_id = sessions.account_id AND persons.left_on IS NULL ORDER BY persons.joined_on, persons.id LIMIT 1) WHERE acting_enterprise_id IS NULL;
