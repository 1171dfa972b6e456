CREATE TABLE "device_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"public_key" text NOT NULL,
	"name" text NOT NULL,
	"synced" boolean NOT NULL,
	"added_at" text NOT NULL,
	"ended_at" text
);
--> statement-breakpoint
CREATE TABLE "signature_proofs" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"deed" text NOT NULL,
	"person_id" text NOT NULL,
	"signed_at" text NOT NULL,
	"method" text NOT NULL,
	"shown_at" text NOT NULL,
	"key_id" text,
	"public_key" text,
	"statement" text,
	"authenticator_data" text,
	"client_data" text,
	"signature" text,
	CONSTRAINT "signature_proofs_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "pin_hash" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "assured_at" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "assurance" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "roles" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "keep" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "device_keys" ADD CONSTRAINT "device_keys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "device_keys_account" ON "device_keys" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "signature_proofs_subject" ON "signature_proofs" USING btree ("enterprise_id","subject_id");