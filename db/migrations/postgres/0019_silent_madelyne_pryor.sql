ALTER TABLE "risk_items" ADD COLUMN "measurements" text;--> statement-breakpoint
ALTER TABLE "check_answers" ADD COLUMN "measured" text;--> statement-breakpoint
ALTER TABLE "check_answers" ADD COLUMN "measured_product" text;--> statement-breakpoint
CREATE INDEX "check_answers_measured" ON "check_answers" USING btree ("enterprise_id","item_id") WHERE measured is not null;