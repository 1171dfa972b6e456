CREATE TABLE `device_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`public_key` text NOT NULL,
	`name` text NOT NULL,
	`synced` integer NOT NULL,
	`added_at` text NOT NULL,
	`ended_at` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `device_keys_account` ON `device_keys` (`account_id`);--> statement-breakpoint
CREATE TABLE `signature_proofs` (
	`enterprise_id` text NOT NULL,
	`id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`deed` text NOT NULL,
	`person_id` text NOT NULL,
	`signed_at` text NOT NULL,
	`method` text NOT NULL,
	`shown_at` text NOT NULL,
	`key_id` text,
	`public_key` text,
	`statement` text,
	`authenticator_data` text,
	`client_data` text,
	`signature` text,
	PRIMARY KEY(`enterprise_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `signature_proofs_subject` ON `signature_proofs` (`enterprise_id`,`subject_id`);--> statement-breakpoint
ALTER TABLE `accounts` ADD `pin_hash` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `assured_at` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `assurance` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `roles` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `keep` integer DEFAULT false NOT NULL;