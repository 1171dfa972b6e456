CREATE TABLE `mail_places` (
	`enterprise_id` text NOT NULL,
	`person_id` text NOT NULL,
	`address` text NOT NULL,
	`code_hash` text NOT NULL,
	`letter_at` text NOT NULL,
	`letters` integer NOT NULL,
	`tries` integer NOT NULL,
	`confirmed_at` text,
	PRIMARY KEY(`enterprise_id`, `person_id`)
);
