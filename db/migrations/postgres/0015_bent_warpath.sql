ALTER TABLE "check_answers" ADD COLUMN "seconds" bigint;--> statement-breakpoint
ALTER TABLE "check_records" ADD COLUMN "opened_at" text;--> statement-breakpoint
ALTER TABLE "check_records" ADD COLUMN "signed_at" text;--> statement-breakpoint
ALTER TABLE "check_records" ADD COLUMN "seconds" bigint;