CREATE TABLE `installation_facts` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_enterprises` (
	`enterprise_id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`credit_code` text NOT NULL,
	`activity` text NOT NULL,
	`size_field` text NOT NULL,
	`staff` integer,
	`turnover` integer,
	`region` text NOT NULL,
	`licensed` integer,
	`certified` integer,
	`mandatory_standard` integer,
	`created_at` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
INSERT INTO `__new_enterprises`("enterprise_id", "name", "credit_code", "activity", "size_field", "staff", "turnover", "region", "licensed", "certified", "mandatory_standard", "created_at", "version") SELECT "enterprise_id", "name", "credit_code", "activity", "size_field", "staff", "turnover", "region", "licensed", "certified", "mandatory_standard", "created_at", "version" FROM `enterprises`;--> statement-breakpoint
DROP TABLE `enterprises`;--> statement-breakpoint
ALTER TABLE `__new_enterprises` RENAME TO `enterprises`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `enterprises_credit_code` ON `enterprises` (`credit_code`);--> statement-breakpoint
CREATE INDEX `enterprises_region` ON `enterprises` (`region`);