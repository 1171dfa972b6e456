ALTER TABLE "regulator_officers" ADD COLUMN "role" text;--> statement-breakpoint
ALTER TABLE "regulator_officers" ADD COLUMN "ended_at" text;--> statement-breakpoint
ALTER TABLE "regulators" ADD COLUMN "upper_id" text;--> statement-breakpoint
ALTER TABLE "regulators" ADD COLUMN "level" text;--> statement-breakpoint
CREATE INDEX "regulators_upper" ON "regulators" USING btree ("upper_id");