ALTER TABLE `accounts` ADD `drawing` text;--> statement-breakpoint
ALTER TABLE `signature_proofs` ADD `drawing` text;