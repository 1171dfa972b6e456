ALTER TABLE "persons" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "check_records" ADD COLUMN "plate" text;--> statement-breakpoint
ALTER TABLE "check_records" ADD COLUMN "in_place_of" text;