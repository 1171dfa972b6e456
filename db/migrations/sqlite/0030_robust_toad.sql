CREATE TABLE `meeting_attendances` (
	`enterprise_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`enterprise_id`, `meeting_id`, `person_id`),
	FOREIGN KEY (`enterprise_id`,`meeting_id`) REFERENCES `monthly_meetings`(`enterprise_id`,`id`) ON UPDATE no action ON DELETE no action
);
