/** Sales-potential method: forecast ÷ sales per rep × (1 + turnover). Only a cross-check, as today's productivity sets tomorrow's need. */
export const breakdownSize = (forecastSales: number, salesPerRep: number, turnoverShare: number): number =>
  (forecastSales / salesPerRep) * (1 + turnoverShare);
