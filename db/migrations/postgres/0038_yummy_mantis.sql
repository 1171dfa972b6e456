CREATE TABLE "instrument_acts" (
	"enterprise_id" text NOT NULL,
	"instrument_id" text NOT NULL,
	"ordinal" bigint NOT NULL,
	"verb" text NOT NULL,
	"words" text NOT NULL,
	"photos" text NOT NULL,
	"hazards" text NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"at" text NOT NULL,
	CONSTRAINT "instrument_acts_enterprise_id_instrument_id_ordinal_pk" PRIMARY KEY("enterprise_id","instrument_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "instruments" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"document_number" text NOT NULL,
	"words" text NOT NULL,
	"reply_by" text,
	"regulator_id" text NOT NULL,
	"regulator_name" text NOT NULL,
	"enterprise_name" text NOT NULL,
	"officer_id" text NOT NULL,
	"officer_name" text NOT NULL,
	"second_officer" text NOT NULL,
	"issued_at" text NOT NULL,
	"stage" text NOT NULL,
	"stage_at" text NOT NULL,
	CONSTRAINT "instruments_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "officer_reads" (
	"officer_id" text NOT NULL,
	"submission_id" text NOT NULL,
	"at" text NOT NULL,
	CONSTRAINT "officer_reads_officer_id_submission_id_pk" PRIMARY KEY("officer_id","submission_id")
);
--> statement-breakpoint
ALTER TABLE "instrument_acts" ADD CONSTRAINT "instrument_acts_enterprise_id_instrument_id_instruments_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","instrument_id") REFERENCES "public"."instruments"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "instruments_number" ON "instruments" USING btree ("regulator_id","number");--> statement-breakpoint
CREATE INDEX "instruments_regulator" ON "instruments" USING btree ("regulator_id","stage","stage_at","id");--> statement-breakpoint
CREATE INDEX "instruments_enterprise" ON "instruments" USING btree ("enterprise_id","issued_at","id");
--> statement-breakpoint
INSERT INTO "serials" ("enterprise_id", "name", "last") SELECT "regulator_id", 'submission-' || substr("number", 4, 4), max(cast(substr("number", 9) AS integer)) FROM "submissions" GROUP BY 1, 2 ON CONFLICT DO NOTHING;
