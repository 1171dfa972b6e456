CREATE TABLE `photo_marks` (
	`enterprise_id` text NOT NULL,
	`photo` text NOT NULL,
	`hash` text NOT NULL,
	`shapes` text NOT NULL,
	`marked_by` text NOT NULL,
	`marked_at` text NOT NULL,
	PRIMARY KEY(`enterprise_id`, `photo`, `hash`),
	FOREIGN KEY (`enterprise_id`,`photo`) REFERENCES `evidence`(`enterprise_id`,`hash`) ON UPDATE no action ON DELETE no action
);
