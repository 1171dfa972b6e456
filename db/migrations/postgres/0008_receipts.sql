CREATE TABLE "receipts" (
	"enterprise_id" text NOT NULL,
	"person_id" text NOT NULL,
	"key" text NOT NULL,
	"verb" text NOT NULL,
	"input_hash" text NOT NULL,
	"result" text NOT NULL,
	"at" text NOT NULL,
	CONSTRAINT "receipts_enterprise_id_person_id_key_pk" PRIMARY KEY("enterprise_id","person_id","key")
);
--> statement-breakpoint
ALTER TABLE "hazards" ADD COLUMN "cost" bigint;--> statement-breakpoint
CREATE INDEX "receipts_at" ON "receipts" USING btree ("at");--> statement-breakpoint
CREATE INDEX "hazards_cost" ON "hazards" USING btree ("enterprise_id","cost","id") WHERE cost is not null;