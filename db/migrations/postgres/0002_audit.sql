CREATE TABLE "audit_entries" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"at" text NOT NULL,
	"day" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"actor_title" text NOT NULL,
	"address" text NOT NULL,
	"request_id" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"subject_name" text NOT NULL,
	"detail" text NOT NULL,
	CONSTRAINT "audit_entries_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE INDEX "audit_kind" ON "audit_entries" USING btree ("enterprise_id","kind","id");--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit_entries" USING btree ("enterprise_id","actor_id","id");--> statement-breakpoint
CREATE INDEX "audit_day" ON "audit_entries" USING btree ("enterprise_id","day","id");