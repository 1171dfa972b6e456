CREATE TABLE "mail_places" (
	"enterprise_id" text NOT NULL,
	"person_id" text NOT NULL,
	"address" text NOT NULL,
	"code_hash" text NOT NULL,
	"letter_at" text NOT NULL,
	"letters" bigint NOT NULL,
	"tries" bigint NOT NULL,
	"confirmed_at" text,
	CONSTRAINT "mail_places_enterprise_id_person_id_pk" PRIMARY KEY("enterprise_id","person_id")
);
