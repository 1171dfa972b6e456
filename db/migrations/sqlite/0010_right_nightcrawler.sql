PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_template_mappings` (
	`enterprise_id` text NOT NULL,
	`source_workshop` text NOT NULL,
	`source_post` text NOT NULL,
	`post_id` text,
	`version` integer NOT NULL,
	PRIMARY KEY(`enterprise_id`, `source_workshop`, `source_post`),
	FOREIGN KEY (`enterprise_id`,`post_id`) REFERENCES `posts`(`enterprise_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_template_mappings`("enterprise_id", "source_workshop", "source_post", "post_id", "version") SELECT "enterprise_id", "source_workshop", "source_post", "post_id", "version" FROM `template_mappings`;--> statement-breakpoint
DROP TABLE `template_mappings`;--> statement-breakpoint
ALTER TABLE `__new_template_mappings` RENAME TO `template_mappings`;--> statement-breakpoint
PRAGMA foreign_keys=ON;