ALTER TABLE "submission_answers" ADD COLUMN "remarks" text;--> statement-breakpoint
CREATE INDEX "officer_reads_submission" ON "officer_reads" USING btree ("submission_id");