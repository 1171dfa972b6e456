ALTER TABLE "submissions" ADD COLUMN "state" text DEFAULT 'waiting' NOT NULL;--> statement-breakpoint
CREATE INDEX "submissions_state" ON "submissions" USING btree ("regulator_id","state","submitted_at","id");--> statement-breakpoint
CREATE INDEX "submissions_newest" ON "submissions" USING btree ("enterprise_id","regulator_id","submitted_at","id","state");--> statement-breakpoint
CREATE INDEX "submissions_received_number" ON "submissions" USING btree ("regulator_id","number");