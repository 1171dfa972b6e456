CREATE TABLE "signal_answers" (
	"enterprise_id" text NOT NULL,
	"record_id" text NOT NULL,
	"words" text NOT NULL,
	"answered_by" text NOT NULL,
	"answered_by_name" text NOT NULL,
	"answered_at" text NOT NULL,
	CONSTRAINT "signal_answers_enterprise_id_record_id_pk" PRIMARY KEY("enterprise_id","record_id")
);
--> statement-breakpoint
ALTER TABLE "signal_answers" ADD CONSTRAINT "signal_answers_enterprise_id_record_id_check_records_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","record_id") REFERENCES "public"."check_records"("enterprise_id","id") ON DELETE no action ON UPDATE no action;