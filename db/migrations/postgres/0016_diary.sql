CREATE TABLE "diary_keys" (
	"enterprise_id" text NOT NULL,
	"person_id" text NOT NULL,
	"key_hash" text NOT NULL,
	"made_at" text NOT NULL,
	CONSTRAINT "diary_keys_enterprise_id_person_id_pk" PRIMARY KEY("enterprise_id","person_id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "diary_keys_hash" ON "diary_keys" USING btree ("key_hash");