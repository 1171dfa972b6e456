DROP INDEX "check_records_post_day";--> statement-breakpoint
DROP INDEX "gap_reasons_period";--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "shifts" text;--> statement-breakpoint
ALTER TABLE "check_records" ADD COLUMN "turn" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "check_records" ADD COLUMN "turn_name" text;--> statement-breakpoint
ALTER TABLE "day_closes" ADD COLUMN "turns" text;--> statement-breakpoint
ALTER TABLE "gap_reasons" ADD COLUMN "turn" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "check_records_post_day" ON "check_records" USING btree ("enterprise_id","post_id","day","turn","further","revision");--> statement-breakpoint
CREATE UNIQUE INDEX "gap_reasons_period" ON "gap_reasons" USING btree ("enterprise_id","kind","post_id","period","turn");