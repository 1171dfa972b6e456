CREATE TABLE "papers" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"factory" text NOT NULL,
	"version" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"series" text NOT NULL,
	"ordinal" bigint NOT NULL,
	"about" text NOT NULL,
	"day" text NOT NULL,
	"content_hash" text NOT NULL,
	"state" text NOT NULL,
	"step" text NOT NULL,
	"replaces" text,
	"issued_at" text NOT NULL,
	"workshop_id" text,
	"post_id" text,
	"person_id" text,
	CONSTRAINT "papers_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "papers_series" ON "papers" USING btree ("enterprise_id","kind","series","ordinal");--> statement-breakpoint
CREATE INDEX "papers_hash" ON "papers" USING btree ("content_hash");--> statement-breakpoint
CREATE INDEX "papers_day" ON "papers" USING btree ("enterprise_id","day","id");--> statement-breakpoint
CREATE INDEX "papers_number" ON "papers" USING btree ("enterprise_id","number");