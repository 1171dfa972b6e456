CREATE TABLE `signal_answers` (
	`enterprise_id` text NOT NULL,
	`record_id` text NOT NULL,
	`words` text NOT NULL,
	`answered_by` text NOT NULL,
	`answered_by_name` text NOT NULL,
	`answered_at` text NOT NULL,
	PRIMARY KEY(`enterprise_id`, `record_id`),
	FOREIGN KEY (`enterprise_id`,`record_id`) REFERENCES `check_records`(`enterprise_id`,`id`) ON UPDATE no action ON DELETE no action
);
