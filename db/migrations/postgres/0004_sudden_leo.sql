CREATE TABLE "sealed_papers" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"ordinal" bigint NOT NULL,
	"number" text NOT NULL,
	"content_hash" text NOT NULL,
	"content" text NOT NULL,
	"sealed_at" text NOT NULL,
	CONSTRAINT "sealed_papers_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
ALTER TABLE "hazards" ADD COLUMN "risk_point" text;--> statement-breakpoint
CREATE UNIQUE INDEX "sealed_papers_subject" ON "sealed_papers" USING btree ("enterprise_id","kind","subject_id","ordinal");