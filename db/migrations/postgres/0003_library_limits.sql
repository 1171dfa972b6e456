ALTER TABLE "template_items" ADD COLUMN "criterion_condition" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "template_items" ADD COLUMN "limit_reading" text;--> statement-breakpoint
ALTER TABLE "risk_items" ADD COLUMN "criterion_condition" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "risk_items" ADD COLUMN "limit_reading" text;