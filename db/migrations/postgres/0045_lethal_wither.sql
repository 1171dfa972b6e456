CREATE TABLE "word_templates" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"number" bigint NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"bytes" bigint NOT NULL,
	"unknown" text NOT NULL,
	"missing" text NOT NULL,
	"state" text NOT NULL,
	"taken_by" text NOT NULL,
	"taken_by_name" text NOT NULL,
	"taken_at" text NOT NULL,
	CONSTRAINT "word_templates_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "word_templates_number" ON "word_templates" USING btree ("enterprise_id","kind","number");--> statement-breakpoint
CREATE UNIQUE INDEX "word_templates_current" ON "word_templates" USING btree ("enterprise_id","kind") WHERE state = 'current';