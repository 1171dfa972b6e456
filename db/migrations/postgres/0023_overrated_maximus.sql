CREATE TABLE "photo_marks" (
	"enterprise_id" text NOT NULL,
	"photo" text NOT NULL,
	"hash" text NOT NULL,
	"shapes" text NOT NULL,
	"marked_by" text NOT NULL,
	"marked_at" text NOT NULL,
	CONSTRAINT "photo_marks_enterprise_id_photo_hash_pk" PRIMARY KEY("enterprise_id","photo","hash")
);
--> statement-breakpoint
ALTER TABLE "photo_marks" ADD CONSTRAINT "photo_marks_enterprise_id_photo_evidence_enterprise_id_hash_fk" FOREIGN KEY ("enterprise_id","photo") REFERENCES "public"."evidence"("enterprise_id","hash") ON DELETE no action ON UPDATE no action;