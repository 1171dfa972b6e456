CREATE TABLE "sweep_items" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"content" text NOT NULL,
	"workshop_id" text,
	"post_id" text,
	"entered_by" text NOT NULL,
	"entered_by_name" text NOT NULL,
	"entered_at" text NOT NULL,
	"ended_by_name" text,
	"ended_at" text,
	"version" bigint NOT NULL,
	CONSTRAINT "sweep_items_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
ALTER TABLE "weekly_reports" ADD COLUMN "sweep" text;--> statement-breakpoint
ALTER TABLE "sweep_items" ADD CONSTRAINT "sweep_items_enterprise_id_workshop_id_workshops_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","workshop_id") REFERENCES "public"."workshops"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sweep_items" ADD CONSTRAINT "sweep_items_enterprise_id_post_id_posts_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","post_id") REFERENCES "public"."posts"("enterprise_id","id") ON DELETE no action ON UPDATE no action;