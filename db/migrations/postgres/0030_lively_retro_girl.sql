CREATE TABLE "meeting_attendances" (
	"enterprise_id" text NOT NULL,
	"meeting_id" text NOT NULL,
	"person_id" text NOT NULL,
	"at" text NOT NULL,
	CONSTRAINT "meeting_attendances_enterprise_id_meeting_id_person_id_pk" PRIMARY KEY("enterprise_id","meeting_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "meeting_attendances" ADD CONSTRAINT "meeting_attendances_enterprise_id_meeting_id_monthly_meetings_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","meeting_id") REFERENCES "public"."monthly_meetings"("enterprise_id","id") ON DELETE no action ON UPDATE no action;