DROP INDEX "check_records_post_day";--> statement-breakpoint
ALTER TABLE "check_records" ADD COLUMN "further" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "check_records" ADD COLUMN "further_because" text;--> statement-breakpoint
CREATE UNIQUE INDEX "check_records_post_day" ON "check_records" USING btree ("enterprise_id","post_id","day","further","revision");