CREATE TABLE "post_changes" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"post_id" text NOT NULL,
	"kind" text NOT NULL,
	"note" text NOT NULL,
	"stop_id" text,
	"recorded_by" text NOT NULL,
	"recorded_by_name" text NOT NULL,
	"recorded_at" text NOT NULL,
	CONSTRAINT "post_changes_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
ALTER TABLE "post_holdings" ADD COLUMN "stands_in_for" text;--> statement-breakpoint
ALTER TABLE "risk_items" ADD COLUMN "changes" text;--> statement-breakpoint
ALTER TABLE "post_changes" ADD CONSTRAINT "post_changes_enterprise_id_post_id_posts_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","post_id") REFERENCES "public"."posts"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "post_changes_post" ON "post_changes" USING btree ("enterprise_id","post_id","kind","recorded_at");