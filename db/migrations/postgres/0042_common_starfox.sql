DROP INDEX "submissions_newest";--> statement-breakpoint
CREATE INDEX "submissions_newest" ON "submissions" USING btree ("enterprise_id","regulator_id","kind","submitted_at","id","state");