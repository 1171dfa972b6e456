DROP INDEX `hazards_title`;--> statement-breakpoint
CREATE INDEX `hazards_title` ON `hazards` (`enterprise_id`,`title`,`id`,`stage`,`grade`,`source`,`workshop_id`,`post_id`,`responsible_id`);