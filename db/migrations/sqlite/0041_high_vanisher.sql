ALTER TABLE `submission_answers` ADD `remarks` text;--> statement-breakpoint
CREATE INDEX `officer_reads_submission` ON `officer_reads` (`submission_id`);