ALTER TABLE "accounts" ADD COLUMN "drawing" text;--> statement-breakpoint
ALTER TABLE "signature_proofs" ADD COLUMN "drawing" text;